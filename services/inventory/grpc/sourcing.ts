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
    const { lines, destination, excludedLocationIds, countryCodes, atMost, ...asked } = suggestSourcing.parse(body)
    const skus = lines.map(({ sku }) => sku)
    await catalogue.requireGoods(skus)
    const candidates = await queries.candidates({ ...asked, skus, viewer: viewerOf(caller, asked), now }, signal)
    const terms = {
      demand: lines,
      destination,
      excluded: new Set(excludedLocationIds),
      countries: new Set(countryCodes),
      atMost,
    }
    return wireSuggestion(suggest(candidates, terms))
  },
})
