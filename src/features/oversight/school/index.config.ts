export default definePageConfig({ navigationBarTitleText: '学校情况' })
