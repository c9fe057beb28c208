export default definePageConfig({ navigationBarTitleText: '方案管理' })
