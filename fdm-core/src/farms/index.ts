export { addFarm, addFarmInput, type Farm, getFarm, listFarms, maxOwnFarms } from "./farm.js"
export { addFarmMember, addFarmMemberInput } from "./farm-member.js"
