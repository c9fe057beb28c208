export default definePageConfig({ navigationBarTitleText: '日程变动' })
