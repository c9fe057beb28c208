export default definePageConfig({ navigationBarTitleText: '公示意见' })
