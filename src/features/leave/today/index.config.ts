export default definePageConfig({ navigationBarTitleText: '今天请假的孩子' })
