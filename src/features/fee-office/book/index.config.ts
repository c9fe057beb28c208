export default definePageConfig({ navigationBarTitleText: '学校收支账' })
