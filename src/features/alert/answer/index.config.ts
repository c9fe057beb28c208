export default definePageConfig({ navigationBarTitleText: '孩子在哪里' })
