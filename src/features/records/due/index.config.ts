export default definePageConfig({ navigationBarTitleText: '要写的记录' })
