export default definePageConfig({ navigationBarTitleText: '教育局收到的投诉' })
