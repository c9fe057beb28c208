export default definePageConfig({ navigationBarTitleText: '建议和答复' })
