export function LiquidatePage() { return null; }
