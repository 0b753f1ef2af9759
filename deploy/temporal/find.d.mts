type Where = { root: string; env?: Record<string, string | undefined> }
export class TemporalMissing extends Error {}
export function ensureTemporal(where: Where & { say: (line: string) => void }): Promise<string>
export function findTemporal(where: Where): string | undefined
