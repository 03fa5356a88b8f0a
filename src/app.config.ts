export default defineAppConfig({
  pages: ['pages/home/index'],
  // Every page but the first is a package of its own: the first one opens sooner.
  subPackages: [
    { root: 'pages/chat', pages: ['index'] },
    { root: 'pages/orders', pages: ['index'] },
    { root: 'pages/order-detail', pages: ['index'] },
    { root: 'pages/privacy', pages: ['index'] },
    { root: 'pages/history', pages: ['index'] },
    { root: 'pages/claim', pages: ['index'] },
    { root: 'pages/request', pages: ['index'] },
    { root: 'pages/cases', pages: ['index'] },
    { root: 'pages/case', pages: ['index'] },
    { root: 'pages/case-form', pages: ['index'] },
    { root: 'pages/invoice', pages: ['index'] },
    { root: 'pages/faq', pages: ['index'] },
    { root: 'pages/answer', pages: ['index'] },
    // WeChat knows who holds the phone; a browser asks.
    ...(process.env.TARO_ENV === 'h5' ? [{ root: 'pages/sign-in', pages: ['index'] }] : []),
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/chat', 'pages/orders', 'pages/order-detail'] },
  },
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
  // What asks for a place must be named here, or WeChat refuses it.
  requiredPrivateInfos: ['chooseLocation', 'chooseAddress'],
})
