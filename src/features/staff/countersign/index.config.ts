export default definePageConfig({ navigationBarTitleText: '学校盖章' })
