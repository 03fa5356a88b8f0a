import type { AfterSalesPolicy } from '../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy as seed } from '../../core/aftersales/policy/seed'

/** 棉屿生活 has set coupons aside for those whose case is over (demoStocks). */
export const demoAfterSales: AfterSalesPolicy = {
  ...seed,
  coupons: seed.coupons.map((coupon) => ({ ...coupon, stockId: '9856101' })),
}
