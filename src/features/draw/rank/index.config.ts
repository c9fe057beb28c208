export default definePageConfig({ navigationBarTitleText: '排志愿' })
