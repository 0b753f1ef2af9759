import { z } from 'zod'

export const text = z.string()
export const id = z.string().min(1)
export const time = z.string().refine(value => value.endsWith('Z') && !Number.isNaN(Date.parse(value)), 'is no time in UTC')
export const whole = z.int()
export const atLeast = (least: number) => z.int().min(least)
export const currency = z.string().regex(/^[A-Z]{3}$/, 'is no currency')
export const channelKind = z.enum(['web', 'app', 'store', 'marketplace', 'social', 'call_centre'])
export const channel = z.object({ id, kind: channelKind })
export const tenderKind = z.enum(['card', 'cash', 'bank_transfer', 'marketplace', 'invoice'])
export const disposition = z.enum(['sellable', 'damaged', 'quarantine', 'vendor'])
