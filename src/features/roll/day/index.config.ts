export default definePageConfig({ navigationBarTitleText: '今日点名总览' })
