export default definePageConfig({ navigationBarTitleText: '教师安全协议' })
