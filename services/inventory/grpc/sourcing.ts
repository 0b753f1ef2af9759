import type { Methods } from '#platform/grpc/host.ts'
import type { InventoryServiceHandlers } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { Catalogue } from '../catalogue.ts'
import { suggest } from '../domain/sourcing/suggest.ts'
import type { Queries } from '../queries.ts'
import { viewerOf } from './availability-fields.ts'
import { suggestSourcing, wireSuggestion } from './sourcing-fields.ts'

type Deps = { catalogue: Catalogue; queries: Queries }

export const sourcingMethods = ({ catalogue, queries }: Deps): Pick<Methods<InventoryServiceHandlers>, 'SuggestSourcing'> => ({
  async SuggestSourcing(body, { caller, now, signal }) {
    const { lines, excludedLocationIds, countryCodes, atMost, taken, destinationId, ...asked } = suggestSourcing.parse(body)
    const skus = lines.map(({ sku }) => sku)
    await catalogue.requireGoods(skus)
    const store = destinationId === null ? null : await catalogue.location(destinationId)
    const { candidates, position } = await queries.candidates({ ...asked, skus, viewer: viewerOf(caller, asked), now }, signal)
    const terms = {
      demand: lines,
      destination: store?.coordinates ?? asked.destination,
      destinationId,
      excluded: new Set(excludedLocationIds),
      countries: new Set(countryCodes),
      atMost,
      taken,
    }
    return wireSuggestion(suggest(candidates, terms), position)
  },
})
