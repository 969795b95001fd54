/** Lengths of lending's periods by their names in the API, in seconds. */
export const periodSeconds = { '1h': 3_600, '1d': 86_400 } as const;
