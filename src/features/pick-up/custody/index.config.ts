export default definePageConfig({ navigationBarTitleText: '接送限制' })
