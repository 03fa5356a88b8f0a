export default definePageConfig({ navigationBarTitleText: '找回订单' })
