export default definePageConfig({ navigationBarTitleText: '放学接送' })
