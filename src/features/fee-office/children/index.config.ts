export default definePageConfig({ navigationBarTitleText: '孩子的账' })
