import type { Coordinates } from '../locations.ts'

const meanRadiusMetres = 6_371_009
const radians = (microDegrees: number) => (microDegrees / 1e6) * (Math.PI / 180)

/** Half of a great circle: no two places are farther apart. */
export const farthestMetres = 20_015_115

/** Along the great circle, by the haversine formula. */
export function distanceMetres(a: Coordinates, b: Coordinates): number {
  const [from, to] = [radians(a.latitudeMicroDegrees), radians(b.latitudeMicroDegrees)]
  const east = radians(b.longitudeMicroDegrees - a.longitudeMicroDegrees)
  const chord = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * Math.sin(east / 2) ** 2
  return Math.round(2 * meanRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord))))
}
