import { demoShops } from './shops'

/** Keys for pushing orders on this machine only: nothing outside reaches it, so they need not be secret. */
export const demoIntakeKeys = Object.fromEntries(
  demoShops.map(({ _id: shopId }) => [
    `demo-${shopId}`,
    { shopId, secret: `demo-secret-for-pushing-orders-of-${shopId}` },
  ]),
)

/** The functions' environment: the keys of every shop's own system, by key id. */
export const demoIntakeEnv = (): { readonly INTAKE_KEYS: string } => ({
  INTAKE_KEYS: JSON.stringify(demoIntakeKeys),
})
