export default defineAppConfig({
  pages: ['pages/home/index', 'pages/chat/index', 'pages/orders/index', 'pages/order-detail/index'],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '小美',
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@ground',
    backgroundTextStyle: '@pull' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
