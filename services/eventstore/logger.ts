export type Log = { info(o: object, msg: string): void; warn(o: object, msg: string): void; error(o: object, msg: string): void }
