export default definePageConfig({ navigationBarTitleText: '退出申请' })
