import { categoryOf, idOf, itemStream, locationStream, positionOf } from '#kernel/ids.ts'
import { Broken, type Fact, type Model, nothingFound } from './model.ts'

/** Stock and orders speak of items and locations that are known, and only goods have stock. */
export function createCatalogueModel(): Model {
  const items = new Map<string, string>()
  const locations = new Map<string, string>()
  let availabilityVersion = 0

  function put(known: Map<string, string>, { stream, event, revision }: Fact, kind: string): void {
    const before = known.get(idOf(stream))
    known.set(idOf(stream), kind)
    if (event.type.endsWith('Added') !== (revision === 0))
      throw new Broken('an addition begins its stream, and nothing else does')
    if (stream.startsWith('item-') && before !== undefined && before !== kind)
      throw new Broken(`changes a ${before} into a ${kind}`)
  }

  function requireKnown(sku: string, isGoods: boolean): void {
    const kind = items.get(sku)
    if (kind === undefined) throw new Broken(`no item ${sku} was added before`, { concerns: [itemStream(sku)] })
    if ((kind === 'goods') !== isGoods) throw new Broken(`${sku} is of kind ${kind}`, { concerns: [itemStream(sku)] })
  }

  function requireLocation(locationId: string): void {
    if (!locations.has(locationId))
      throw new Broken(`no location ${locationId} was added before`, { concerns: [locationStream(locationId)] })
  }

  function requirePlaces({ locationId, destinationId }: { locationId: string; destinationId: string | null }): void {
    requireLocation(locationId)
    if (destinationId !== null) requireLocation(destinationId)
  }

  return {
    name: 'catalogue',
    holds: 'stock and orders speak of known items and locations, and only goods have stock',
    take(fact) {
      const { event, stream } = fact
      if (event.type === 'ItemAdded' || event.type === 'ItemChanged') put(items, fact, event.kind)
      else if (event.type === 'LocationAdded' || event.type === 'LocationChanged') put(locations, fact, event.kind)
      else if (event.type === 'AvailabilityPolicyPut') {
        if (event.version !== availabilityVersion + 1)
          throw new Broken(`is version ${event.version} behind version ${availabilityVersion}`)
        availabilityVersion = event.version
      } else if (event.type === 'OrderPlaced') {
        for (const { sku, kind } of event.lines) requireKnown(sku, kind === 'goods')
        for (const group of event.fulfilments) requirePlaces(group)
      } else if (event.type === 'OrderAmended') {
        for (const { sku, kind } of [...event.added, ...event.repriced]) requireKnown(sku, kind === 'goods')
        for (const group of event.fulfilments) requirePlaces(group)
      } else if (event.type === 'AmendmentProposed') {
        for (const { sku, kind } of event.asked.add) requireKnown(sku, kind === 'goods')
        for (const { method, locationId, destinationId } of event.asked.fulfilments) {
          // Where what is sent leaves from is chosen as the amendment is made.
          const isChosenLater = locationId === '' && (method === 'delivery' || method === 'ship_to_store')
          if (!isChosenLater) requireLocation(locationId)
          if (destinationId !== null) requireLocation(destinationId)
        }
      } else if (event.type === 'TransferRequested') {
        for (const locationId of [event.from, event.to]) requireLocation(locationId)
      } else if (categoryOf(stream) === 'stock') {
        const { sku, locationId } = positionOf(stream)
        requireKnown(sku, true)
        requireLocation(locationId)
      }
    },
    finish: () => nothingFound,
  }
}
