export default definePageConfig({ navigationBarTitleText: '人数不足的课' })
