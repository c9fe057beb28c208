const demo = process.env.TARO_ENV === 'h5' ? [{ root: 'features/demo', pages: ['people/index'] }] : []

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/mine/index'],
  subPackages: [
    { root: 'features/plan', pages: ['read/index', 'changes/index'] },
    { root: 'features/family', pages: ['consent/index', 'bind/index', 'collectors/index', 'data/index', 'insurance/index', 'school/index'] },
    { root: 'features/application', pages: ['form/index', 'request/index', 'decline/index', 'status/index'] },
    { root: 'features/committee', pages: ['reviews/index'] },
    { root: 'features/notice', pages: ['list/index'] },
    { root: 'features/agreement', pages: ['sign/index', 'copy/index'] },
    { root: 'features/course', pages: ['menu/index', 'detail/index', 'basket/index', 'places/index', 'week/index'] },
    { root: 'features/exit', pages: ['request/index'] },
    { root: 'features/message', pages: ['inbox/index'] },
    {
      root: 'features/staff',
      pages: [
        'desk/index',
        'bind/index',
        'reviews/index',
        'notice/index',
        'objections/index',
        'countersign/index',
        'courses/index',
        'roster/index',
        'pupils/index',
        'exits/index',
        'request/index',
        'committee/index',
        'agreement/index',
      ],
    },
    { root: 'features/calendar', pages: ['term/index'] },
    { root: 'features/groups', pages: ['edit/index'] },
    { root: 'features/plan-office', pages: ['versions/index', 'edit/index', 'check/index'] },
    ...demo,
  ],
  // What a visitor and a family open first is fetched while the home page is read.
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['features/plan', 'features/application'] } },
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  window: {
    navigationBarTitleText: '课后',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F6F7F5',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5A6662',
    selectedColor: '#0F6B5C',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'ui/icons/home.png', selectedIconPath: 'ui/icons/home-on.png' },
      { pagePath: 'pages/mine/index', text: '我的', iconPath: 'ui/icons/mine.png', selectedIconPath: 'ui/icons/mine-on.png' },
    ],
  },
})
