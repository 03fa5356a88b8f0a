export default defineAppConfig({
  pages: ['pages/home/index', 'pages/chat/index', 'pages/orders/index', 'pages/order-detail/index'],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '小美',
    navigationBarTextStyle: '@barText',
    backgroundColor: '@ground',
    backgroundTextStyle: '@pull',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
