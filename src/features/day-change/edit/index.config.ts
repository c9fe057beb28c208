export default definePageConfig({ navigationBarTitleText: '新的变动' })
