export default definePageConfig({ navigationBarTitleText: '联系家长' })
