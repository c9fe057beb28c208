export default definePageConfig({ navigationBarTitleText: '课后服务申请书' })
