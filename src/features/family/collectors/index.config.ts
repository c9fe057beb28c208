export default definePageConfig({ navigationBarTitleText: '接送人' })
