import SchemaBuilder from '@pothos/core'
import type { Context } from '../context.ts'

export interface SchemaTypes {
  readonly Context: Context
  readonly DefaultFieldNullability: false
  readonly Scalars: {
    readonly JSON: { readonly Input: unknown; readonly Output: unknown }
    readonly DateTime: { readonly Input: string; readonly Output: string }
    readonly Date: { readonly Input: string; readonly Output: string }
    readonly Rupiah: { readonly Input: number; readonly Output: number }
  }
}

export const makeBuilder = () => new SchemaBuilder<SchemaTypes>({ defaultFieldNullability: false })

export type Builder = ReturnType<typeof makeBuilder>
