export default definePageConfig({ navigationBarTitleText: '检查和公布' })
