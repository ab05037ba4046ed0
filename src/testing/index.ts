export { storeContract, type ContractCase, type OpenedStore, type StoreCapability, type StoreContractOptions } from './store-contract.js'
