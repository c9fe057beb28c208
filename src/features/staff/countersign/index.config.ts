export default definePageConfig({ navigationBarTitleText: '学校签章' })
