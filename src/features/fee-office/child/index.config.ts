export default definePageConfig({ navigationBarTitleText: '一个孩子的账' })
