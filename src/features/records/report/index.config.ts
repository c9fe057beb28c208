export default definePageConfig({ navigationBarTitleText: '登记意外情况' })
