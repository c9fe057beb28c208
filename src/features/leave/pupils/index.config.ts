export default definePageConfig({ navigationBarTitleText: '登记请假' })
