export default definePageConfig({ navigationBarTitleText: '请孩子来填' })
