export default definePageConfig({ navigationBarTitleText: '方案体检' })
