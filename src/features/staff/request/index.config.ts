export default definePageConfig({ navigationBarTitleText: '录入孩子的纸条' })
