import { Broken } from './model.ts'
import type { Decided, Policies } from './policies.ts'
import type { PurchasedLine } from './purchases.ts'
import { meeting, type Range, told } from './ranges.ts'

const dayMs = 86_400_000

/** Points become active when the units that earned them can't be returned any more: by the policy of their purchase, for whichever category the item ever had. */
export function requireWindow(
  { lineId, units, activatesAt }: { lineId: string; units: readonly Range[]; activatesAt: string },
  { sku, left }: PurchasedLine,
  decided: Decided,
  policies: Policies,
): void {
  const terms = policies
    .returnsFor(decided)
    .flatMap(({ otherwise, categories }) =>
      [...policies.categoriesOf(sku)].map(category => categories.find(each => each.category === category) ?? otherwise),
    )
  for (const { leftAt } of left.filter(departure => meeting(units, departure.units) !== undefined)) {
    const closes = terms.map(({ isFinalSale, windowDays }) => Date.parse(leftAt) + (isFinalSale ? 0 : windowDays * dayMs))
    if (!closes.includes(Date.parse(activatesAt)))
      throw new Broken(
        `units ${told(units)} of line ${lineId} may be returned until ${closes.map(at => new Date(at).toISOString()).join(' or ')}, and not until ${activatesAt}`,
      )
  }
}
