export const sweepHelp = `x`;
export const replayHelp = `x`;
export const reportHelp = `x`;
