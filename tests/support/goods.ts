import type { CollectionSpec } from '../../core/collections/spec'

/** Collections for tests of the gateway itself. */
export const goodsCollections = {
  goods: {
    indexes: [
      {
        name: 'shop_price',
        keys: [
          ['shop', 1],
          ['price', -1],
        ],
      },
      {
        name: 'code',
        keys: [
          ['shop', 1],
          ['code', 1],
        ],
        unique: true,
      },
    ],
    clientRead: 'none',
  },
  users: { indexes: [], clientRead: 'none' },
} as const satisfies Record<string, CollectionSpec>
