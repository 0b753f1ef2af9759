import type { Decider } from '#kernel/decider.ts'

export const locationKinds = ['store', 'warehouse'] as const
export type LocationKind = (typeof locationKinds)[number]

export type Location = {
  kind: LocationKind
  name: string
  /** ISO 3166-1 alpha-2. */
  countryCode: string
  /** IANA time zone. */
  timeZone: string
  /** A lower number is asked first. */
  priority: number
  coordinates: Coordinates | null
  /** 0: any number. */
  dailyOrderCap: number
}

/** WGS 84, in millionths of a degree. */
export type Coordinates = { latitudeMicroDegrees: number; longitudeMicroDegrees: number }

export type LocationCommand = { type: 'PutLocation'; location: Location }
/** Both carry all that is known of the location from then on. */
export type LocationEvent = ({ type: 'LocationAdded' } & Location) | ({ type: 'LocationChanged' } & Location)

export const locationDecider: Decider<LocationCommand, LocationEvent, Location | null> = {
  initial: null,
  decide({ location }, known) {
    if (known === null) return [{ type: 'LocationAdded', ...location }]
    return isSameLocation(known, location) ? [] : [{ type: 'LocationChanged', ...location }]
  },
  evolve: (_, { type: __, ...location }) => location,
}

const isSameLocation = (a: Location, b: Location): boolean =>
  a.kind === b.kind &&
  a.name === b.name &&
  a.countryCode === b.countryCode &&
  a.timeZone === b.timeZone &&
  a.priority === b.priority &&
  a.dailyOrderCap === b.dailyOrderCap &&
  a.coordinates?.latitudeMicroDegrees === b.coordinates?.latitudeMicroDegrees &&
  a.coordinates?.longitudeMicroDegrees === b.coordinates?.longitudeMicroDegrees
