export default definePageConfig({ navigationBarTitleText: '孩子的保险' })
